namespace Nomba.Iam.Contracts.ApiKeys;

/// <summary>From where, until when and how a key may be used.</summary>
/// <param name="IpAllowList">Ranges as networks with a prefix length, single addresses with /32 or /128; empty: anywhere.</param>
/// <param name="ExpiresAt">When the key and all its tokens end; null: never.</param>
/// <param name="AllowedGrant"><c>wire</c> (the wire API alone), <c>oauth</c> (the OAuth token endpoint alone) or <c>both</c>.</param>
/// <param name="SingleSession">Whether a new issuance ends what the same credential pair got before.</param>
public sealed record ApiKeyRestrictionsResponse(IReadOnlyList<string> IpAllowList, DateTimeOffset? ExpiresAt, string AllowedGrant, bool SingleSession);
