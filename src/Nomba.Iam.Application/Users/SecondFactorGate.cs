using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>
/// What stands between a person and an organization that requires a second factor. Asked wherever somebody begins to act in one: a page, the
/// management API, an application. Read from the database each time, so that what an owner requires holds from the next request on.
/// </summary>
internal sealed class SecondFactorGate(ISecondFactorStore factors, IUserSessionStore sessions)
{
    public async ValueTask<SecondFactorNeed> NeedAsync(
        UserId person, OrganizationId organization, UserSessionId? session, CancellationToken cancellationToken)
    {
        if (!await factors.IsRequiredByAsync(organization, cancellationToken))
        {
            return SecondFactorNeed.None;
        }

        var held = await factors.FindAsync(person, cancellationToken);
        var opened = session is { } id ? await sessions.FindAsync(id, cancellationToken) : null;
        return SecondFactorRule.NeedOf(isRequired: true, held, opened?.UserId == person ? opened.Method : null);
    }
}
