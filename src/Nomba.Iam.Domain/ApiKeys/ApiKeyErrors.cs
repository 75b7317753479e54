using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ApiKeys;

public static class ApiKeyErrors
{
    public static readonly Error NotFound = Error.NotFound("api_key.not_found", "There is no such API key in this organization.");

    public static readonly Error NoEnvironment = Error.NotFound("api_key.environment_not_found", "A key has the environments live and test.");

    public static readonly Error NameTaken = Error.Conflict("api_key.name_taken", "Another API key of this organization has that name. Choose another.", "name");

    public static readonly Error Revoked = Error.Conflict("api_key.revoked", "This API key is revoked. That is final: create a new key.");

    public static readonly Error AccountNotFound = Error.Invalid("api_key.account_not_found", "One of the accounts is not an account of this organization.", "accounts");

    public static readonly Error CredentialNotFound = Error.NotFound("api_key.credential_not_found", "A key has two credential pairs: name live or test.");

    public static readonly Error RotationInProgress = Error.Conflict(
        "api_key.rotation_in_progress", "This pair has two secrets that work already. Cancel that rotation, or use the new secret and complete it, before the next.");

    public static readonly Error NoPendingSecret = Error.Conflict("api_key.no_pending_secret", "There is nothing to cancel: no secret of this pair waits for its first use.");

    public static readonly Error NoRetiringSecret = Error.Conflict(
        "api_key.no_retiring_secret", "There is nothing to complete: no secret of this pair was replaced by one that is in use.");

    public static readonly Error ExpiryPast = Error.Invalid("api_key.expiry", "The expiry date must be in the future. To end the key now, revoke it.", "restrictions.expiresAt");

    public static readonly Error ExpiryTooFar = Error.Invalid("api_key.expiry", "The expiry date may be at most 5 years from now.", "restrictions.expiresAt");

    public static readonly Error UnknownGrant = Error.Invalid("api_key.allowed_grant", "The allowed grant is wire, oauth or both.", "restrictions.allowedGrant");

    public static readonly Error TooManyRanges = Error.Invalid(
        "api_key.ip_allow_list", $"An IP allow list has at most {KeyRestrictions.MaxRanges} ranges.", "restrictions.ipAllowList");

    public static readonly Error ExceedsRestrictions = Error.Forbidden(
        "api_key.exceeds_restrictions",
        "Your own key is more restricted than this one. Restrict this one to no more addresses, time, grants and sessions than yours, or let a person do it.");

    public static Error NoAddressRange(string? text) => Error.Invalid(
        "api_key.ip_allow_list",
        $"'{Shortened(text)}' is no address range. Write an IPv4 or IPv6 address, or a network and its prefix length as in 41.190.2.0/24.",
        "restrictions.ipAllowList");

    public static Error HostBitsSet(string text) => Error.Invalid(
        "api_key.ip_host_bits",
        $"'{text}' has bits set behind its prefix. Write the first address of the network, or the address alone if you mean one.",
        "restrictions.ipAllowList");

    private static string Shortened(string? text) => new([.. (text ?? "").Where(c => !char.IsControl(c)).Take(IpRange.TextMaxLength)]);
}
