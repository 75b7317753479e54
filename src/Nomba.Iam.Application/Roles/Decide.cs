using FluentValidation;
using Mediator;
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
    public DecideValidator() => RuleFor(q => q.Permission).Must(PermissionName.IsName)
        .WithErrorCode("decision.permission").WithMessage("Name one permission, without wildcards: resource:action.");
}

internal sealed class DecideHandler(IMemberDirectory members, IResourceServerStore resourceServers) : IQueryHandler<Decide, Result<Decision>>
{
    public async ValueTask<Result<Decision>> Handle(Decide query, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(query.MemberId, cancellationToken);
        if (member is null || member.OrganizationId != query.OrganizationId)
        {
            return MemberErrors.NotFound;
        }

        IReadOnlyList<AccountId> where = query.AccountId is { } account ? [account] : [];
        var allowed = member.IsAlive && member.Permissions.Covers(query.Permission!, where);
        var reasons = StatusReasons(member).ToList();
        if (!(await resourceServers.CatalogueAsync(cancellationToken)).Knows(PermissionPattern.Parse(query.Permission!)))
        {
            reasons.Add(new DecisionReason("permission_unknown", "No resource API has registered this permission."));
        }
        else
        {
            reasons.AddRange(RoleReasons(member, query));
        }

        return new Decision(member.Id, member.Version, allowed, reasons);
    }

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

    private static IEnumerable<DecisionReason> RoleReasons(MemberSnapshot member, Decide query)
    {
        var traces = member.Permissions.Explain(member.Kind, query.Permission!);
        var matching = traces.Where(t => t.Pattern is not null).OrderByDescending(t => t.Reaches(query.AccountId)).ToList();
        return matching.Count > 0
            ? matching.Select(t => Reason(t, query.AccountId))
            : [new DecisionReason("no_role_grants", "None of the member's roles grants it.")];
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
