/** What is asked of Shopify's Admin API, 2026-10. The tests hold every operation against the real schema. */

export const VERSION = "2026-10";

const money = "{ presentmentMoney { amount } }";
const ofLine = "fulfillmentLineItem { id lineItem { id } }";

export const operations = {
  order: `query Order($id: ID!) { order(id: $id) {
    legacyResourceId name email processedAt test presentmentCurrencyCode taxesIncluded
    customer { legacyResourceId displayName tags }
    shippingAddress { countryCodeV2 } billingAddress { countryCodeV2 }
    totalReceivedSet ${money}
    shippingLines(first: 5) { nodes { discountedPriceSet ${money} taxLines { priceSet ${money} } } }
    transactions(first: 50) { id kind status gateway formattedGateway amountSet ${money} parentTransaction { id } }
    refunds(first: 100) { note totalRefundedSet ${money} }
    fulfillments(first: 10) { status createdAt deliveredAt trackingInfo(first: 1) { company number url }
      fulfillmentLineItems(first: 20) { nodes { quantity lineItem { id } } } } } }`,

  lines: `query Lines($id: ID!, $after: String) { order(id: $id) { lineItems(first: 50, after: $after) {
    nodes { id sku title variantTitle quantity refundableQuantity
      originalTotalSet ${money} discountAllocations { allocatedAmountSet ${money} } taxLines { priceSet ${money} }
      image { url } product { tags } variant { availableForSale } }
    pageInfo { hasNextPage endCursor } } } }`,

  findOrder: `query FindOrder($query: String!) { orders(first: 5, query: $query) {
    nodes { legacyResourceId name email } } }`,

  quote: `query Quote($id: ID!) { order(id: $id) { suggestedRefund(suggestFullRefund: true) {
    maximumRefundableSet ${money} } } }`,

  refunds: `query Refunds($id: ID!) { order(id: $id) { refunds(first: 100) {
    id note totalRefundedSet ${money} transactions(first: 20) { nodes { id kind status errorCode } } } } }`,

  payments: `query Payments($id: ID!, $line: ID!) {
    order(id: $id) { presentmentCurrencyCode
      transactions(first: 50) { id kind status gateway amountSet ${money} parentTransaction { id } } }
    node(id: $line) { ... on LineItem { refundableQuantity } } }`,

  refund: `mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
    refund { id note totalRefundedSet ${money} transactions(first: 20) { nodes { id kind status errorCode } } }
    userErrors { field message } } }`,

  credit: `query Credit($id: ID!) {
    order(id: $id) { customer { id } } shop { customerAccountsV2 { customerAccountsVersion } } }`,

  cards: `query Cards($code: String!) { giftCards(first: 10, query: $code) { nodes { id note lastCharacters } } }`,

  card: `mutation Card($input: GiftCardCreateInput!) { giftCardCreate(input: $input) {
    giftCard { id note lastCharacters } userErrors { code field message } } }`,

  goods: `query Goods($id: ID!, $line: ID!) {
    order(id: $id) { email presentmentCurrencyCode customer { id } shippingAddress {
      firstName lastName company address1 address2 city provinceCode countryCodeV2 zip phone } }
    node(id: $line) { ... on LineItem { variant { id } } } }`,

  draft: `query Draft($id: ID!) { draftOrder(id: $id) { id status tags order { name } } }`,

  drafts: `query Drafts($query: String!) { draftOrders(first: 10, query: $query) {
    nodes { id status tags order { name } } } }`,

  createDraft: `mutation CreateDraft($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
    draftOrder { id } userErrors { field message } } }`,

  completeDraft: `mutation CompleteDraft($id: ID!) { draftOrderComplete(id: $id) {
    draftOrder { id status tags order { name } } userErrors { field message } } }`,

  deleteDraft: `mutation DeleteDraft($input: DraftOrderDeleteInput!) { draftOrderDelete(input: $input) {
    deletedId userErrors { field message } } }`,

  // Few of each: together they may cost a thousand points.
  returns: `query Returns($id: ID!) {
    order(id: $id) { returns(first: 5, reverse: true) { nodes { id status
      returnLineItems(first: 10) { nodes { id processableQuantity processedQuantity returnReasonNote
        ... on ReturnLineItem { ${ofLine} } } }
      reverseFulfillmentOrders(first: 2) { nodes { lineItems(first: 5) { nodes { id fulfillmentLineItem { id } } } } } } } }
    returnableFulfillments(orderId: $id, first: 5) { nodes {
      returnableFulfillmentLineItems(first: 20) { nodes { quantity ${ofLine} } } } } }`,

  createReturn: `mutation CreateReturn($input: ReturnInput!) { returnCreate(returnInput: $input) {
    return { id } userErrors { code message } } }`,

  processReturn: `mutation ProcessReturn($input: ReturnProcessInput!) { returnProcess(input: $input) {
    return { id } userErrors { code message } } }`,

  closeReturn: `mutation CloseReturn($id: ID!) { returnClose(id: $id) { return { id } userErrors { code message } } }`,

  cancelReturn: `mutation CancelReturn($id: ID!) { returnCancel(id: $id) { return { id } userErrors { code message } } }`,

  scopes: `query Scopes { currentAppInstallation { accessScopes { handle } } }`,
} as const;

/** The rights these need. One to write holds the one to read. */
export const scopes = [
  "write_orders",
  "read_customers",
  "read_products",
  "write_draft_orders",
  "write_gift_cards",
  "write_returns",
] as const;
