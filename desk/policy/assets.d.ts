/** Path of the script that checks a policy beside the page, put in by the build. */
declare const __POLICY_CHECK__: string;
