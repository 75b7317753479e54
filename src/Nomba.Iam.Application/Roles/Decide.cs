using FluentValidation;
using Mediator;
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
/// evaluation that they use.
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

internal sealed class DecideHandler(IMemberDirectory members, IAccountStore accounts, IResourceServerStore resourceServers)
    : IQueryHandler<Decide, Result<Decision>>
{
    public async ValueTask<Result<Decision>> Handle(Decide query, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(query.MemberId, cancellationToken);
        if (member is null || member.OrganizationId != query.OrganizationId)
        {
            return MemberErrors.NotFound;
        }

        var account = query.AccountId is { } id ? await accounts.FindAsync(query.OrganizationId, id, cancellationToken) : null;
        var where = WhereReason(query, account);
        var allowed = member.IsAlive && where is null && member.Permissions.Covers(query.Permission!, query.AccountId is { } on ? [on] : []);
        var reasons = StatusReasons(member).ToList();
        if (where is not null)
        {
            reasons.Add(where);
        }

        var catalogue = await resourceServers.CatalogueAsync(cancellationToken);
        if (!catalogue.Knows(PermissionPattern.Parse(query.Permission!)))
        {
            reasons.Add(new DecisionReason("permission_unknown", "No resource API has registered this permission."));
        }
        else
        {
            reasons.AddRange(RoleReasons(member, query, catalogue));
        }

        return new Decision(member.Id, member.Version, allowed, reasons);
    }

    // A role that is held everywhere names no account, so only here is it asked whether there is such an account, and whether it is active.
    private static DecisionReason? WhereReason(Decide query, Account? account) => account switch
    {
        null when query.AccountId is null => null,
        null => new DecisionReason("account_unknown", "The organization has no such account."),
        { Status: AccountStatus.Suspended } => new DecisionReason("account_suspended", "The account is suspended: nobody may do anything on it."),
        _ => null,
    };

    private static IEnumerable<DecisionReason> StatusReasons(MemberSnapshot member)
    {
        if (member.OrganizationStatus != OrganizationStatus.Active)
        {
            yield return new DecisionReason("organization_suspended", "The organization is suspended: nobody in it may do anything.");
        }

        if (member.Status == MemberStatus.Suspended)
        {
            yield return new DecisionReason("member_suspended", "The member is suspended.");
        }

        if (member.Status == MemberStatus.Revoked)
        {
            yield return new DecisionReason("member_revoked", "The member is gone for good.");
        }
    }

    private static DecisionReason[] RoleReasons(MemberSnapshot member, Decide query, PermissionCatalogue catalogue)
    {
        var traces = member.Permissions.Explain(member.Kind, query.Permission!);
        var matching = traces.Where(t => t.Pattern is not null).OrderByDescending(t => t.Reaches(query.AccountId)).ToList();
        var asleep = EffectivePermissions.Evaluate(member.Kind, member.OnSuspendedAccounts, catalogue).Explain(member.Kind, query.Permission!)
            .Where(t => t.Outcome == GrantOutcome.Granted && (t.Reaches(query.AccountId) || matching.Count == 0))
            .Select(t => new DecisionReason("account_suspended", $"The role {t.Held.Role.Name} grants it, but is limited to an account that is suspended.", t));
        DecisionReason[] reasons = [.. asleep, .. matching.Select(t => Reason(t, query.AccountId))];
        return reasons.Length > 0 ? reasons : [new DecisionReason("no_role_grants", "None of the member's roles grants it.")];
    }

    private static DecisionReason Reason(GrantTrace trace, AccountId? account) => trace.Outcome switch
    {
        GrantOutcome.Granted when trace.Reaches(account) =>
            new DecisionReason("granted", $"The role {trace.Held.Role.Name} grants it by {trace.Pattern}.", trace),
        GrantOutcome.Granted =>
            new DecisionReason("not_on_account", $"The role {trace.Held.Role.Name} grants it, but is limited to other accounts.", trace),
        GrantOutcome.NotForKeys =>
            new DecisionReason("not_for_keys", $"The system role {trace.Held.Role.Name} does not give the management of keys, members and roles to a key.", trace),
        _ => new DecisionReason("not_on_accounts", $"The role {trace.Held.Role.Name} is limited to accounts, and the platform's own permissions are not held on an account.", trace),
    };
}
