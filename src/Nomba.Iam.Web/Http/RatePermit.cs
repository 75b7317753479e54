namespace Nomba.Iam.Web.Http;

/// <summary>The answer of <see cref="RateLimits"/>: whether this request may go on, of how many per second, and how many are left.</summary>
internal readonly record struct RatePermit(bool IsGranted, int Limit, int Remaining);
