using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Accounts;

public static class AccountErrors
{
    public static readonly Error NotFound = Error.NotFound("account.not_found", "There is no such account in this organization.");

    public static readonly Error NameTaken = Error.Conflict("account.name_taken", "Another account of this organization has that name. Choose another.", "name");

    public static readonly Error TooMany = Error.Conflict("account.too_many", $"An organization has at most {Account.MaxPerOrganization} accounts.");

    public static readonly Error Suspended = Error.Conflict("account.suspended", "One of the accounts is suspended. Reactivate it before anybody gets a role on it.");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "account.changed_meanwhile", "Someone else changed this account at the same moment. Read it again and repeat.");

    public static readonly Error NothingToGrant = Error.Conflict(
        "account.nothing_to_grant", "No resource API has registered a permission that such access could give.");

    public static readonly Error TooManyForKey = Error.Conflict(
        "account.too_many_for_key", "The key has this access on as many accounts as one role can be limited to. Give it the role everywhere instead.");

    public static Error HeldOtherwise(IEnumerable<string> roles) => Error.Conflict(
        "account.held_otherwise", $"The key holds the same by other roles, so that denying it here would change nothing: {string.Join(", ", roles)}. Change those first.");
}
