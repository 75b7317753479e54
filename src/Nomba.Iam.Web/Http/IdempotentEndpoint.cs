namespace Nomba.Iam.Web.Http;

/// <summary>Marks an endpoint that takes an Idempotency-Key.</summary>
internal sealed record IdempotentEndpoint;
