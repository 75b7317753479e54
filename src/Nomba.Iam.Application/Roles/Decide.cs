using FluentValidation;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>
/// May the member do this, on this account or everywhere, and why? Answered from the snapshot that issuance and introspection use, by the
/// evaluation that they use. It is asked of no address and no door: what limits a key to some is said beside the answer.
/// </summary>
[RequiresPermission(IamPermissions.DecisionsCreate)]
public sealed record Decide(OrganizationId OrganizationId, MemberId MemberId, string? Permission, AccountId? AccountId)
    : IQuery<Result<Decision>>, IOrganizationMessage;

internal sealed class DecideValidator : AbstractValidator<Decide>
{
    public DecideValidator()
    {
        RuleFor(q => q.MemberId).IsNamedMember();
        RuleFor(q => q.Permission).Must(PermissionName.IsName)
            .WithErrorCode("decision.permission").WithMessage("Name one permission, without wildcards: resource:action.");
    }
}

internal sealed class DecideHandler(
    IMemberDirectory members, IAccountStore accounts, IResourceServerStore resourceServers, IOptions<TokenOptions> options, TimeProvider time)
    : IQueryHandler<Decide, Result<Decision>>
{
    public async ValueTask<Result<Decision>> Handle(Decide query, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(query.MemberId, cancellationToken);
        if (member is null || member.OrganizationId != query.OrganizationId)
        {
            return MemberErrors.NotFound;
        }

        var (environments, now) = (options.Value.Environments, time.GetUtcNow());
        var isUsable = member.IsUsable(environments, now);
        var account = query.AccountId is { } id ? await accounts.FindAsync(query.OrganizationId, id, cancellationToken) : null;
        var where = WhereReason(query, account);
        var allowed = isUsable && where is null && member.Permissions.Covers(query.Permission!, query.AccountId is { } on ? [on] : []);
        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        DecisionReason[] pairs = [.. DecisionReasons.OfPairs(member, environments)];
        return new Decision(
            member.Id,
            member.Version,
            allowed,
            [
                .. DecisionReasons.OfStatus(member, now),
                .. isUsable ? [] : pairs,
                .. where is null ? (DecisionReason[])[] : [where],
                .. DecisionReasons.OfRoles(member, query, catalogue),
                .. isUsable ? pairs : [],
                .. DecisionReasons.OfRestrictions(member.Restrictions),
            ]);
    }

    // A role that is held everywhere names no account, so only here is it asked whether there is such an account, and whether it is active.
    private static DecisionReason? WhereReason(Decide query, Account? account) => account switch
    {
        null when query.AccountId is null => null,
        null => new DecisionReason("account_unknown", "The organization has no such account."),
        { Status: AccountStatus.Suspended } => new DecisionReason("account_suspended", "The account is suspended: nobody may do anything on it."),
        _ => null,
    };
}
