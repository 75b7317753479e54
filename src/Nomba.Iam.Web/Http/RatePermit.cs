namespace Nomba.Iam.Web.Http;

/// <summary>Whether this request may go on, of how many in a window, how many are left, and in how many seconds the next window begins.</summary>
internal readonly record struct RatePermit(bool IsGranted, int Limit, int Remaining, int SecondsLeft);
