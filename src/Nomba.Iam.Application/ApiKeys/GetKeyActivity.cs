using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>One key with how it is used, what it is refused, what was done to it, and what would stop with it.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record GetKeyActivity(OrganizationId OrganizationId, MemberId KeyId, UsagePeriod Period) : IQuery<Result<KeyActivity>>, IOrganizationMessage
{
    /// <summary>Only changes before this entry of the audit log (the next of the page before).</summary>
    public long? ChangesBefore { get; init; }
}

/// <summary>A key and its use.</summary>
public sealed record KeyActivity(ApiKeyDetails Details, KeyStanding Standing, UsagePeriod Period)
{
    /// <summary>Counts by step and outcome, oldest first; steps without any are left out.</summary>
    public required IReadOnlyList<UsageStep> Steps { get; init; }

    /// <summary>Of the period, the commonest first.</summary>
    public required IReadOnlyList<OutcomeTotal> Outcomes { get; init; }

    /// <summary>Of the period: what the management API checked.</summary>
    public required IReadOnlyList<PermissionTotal> Permissions { get; init; }

    /// <summary>Of the period: why it was refused, for who may not read the audit log too.</summary>
    public required IReadOnlyList<RefusalTotal> RefusalReasons { get; init; }

    /// <summary>The secrets that there are, those of the live pair first.</summary>
    public required IReadOnlyList<SecretUse> Secrets { get; init; }

    public required KeyImpact Impact { get; init; }

    public required KeyHistory History { get; init; }

    /// <summary>The name of who made it; null when the platform did, or the caller may not read members.</summary>
    public string? CreatedBy => Details.Key.CreatedBy is { } creator ? History.Names.GetValueOrDefault(creator) : null;
}

internal sealed class GetKeyActivityValidator : AbstractValidator<GetKeyActivity>
{
    public GetKeyActivityValidator()
    {
        RuleFor(q => q.Period).IsPeriod();
        RuleFor(q => q.Period).HasFewSteps();
    }
}

internal sealed class GetKeyActivityHandler(IApiKeyStore keys, ApiKeyRoles roles, IUsageStore usage, KeyHistories histories, TimeProvider time)
    : IQueryHandler<GetKeyActivity, Result<KeyActivity>>
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async ValueTask<Result<KeyActivity>> Handle(GetKeyActivity query, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(query.OrganizationId, query.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var now = time.GetUtcNow();
        var details = await roles.DescribeAsync(key, cancellationToken);
        var totals = await usage.TotalsAsync([key.Id], query.Period, cancellationToken);
        var lately = await usage.TotalsAsync([key.Id], new UsagePeriod(now - Lately, now.AddMinutes(1), UsageResolution.Minute), cancellationToken);
        return new KeyActivity(details, key.StandingAt(now), query.Period)
        {
            Steps = await usage.StepsAsync(key.Id, query.Period, cancellationToken),
            Outcomes = [.. totals.GroupBy(t => t.Outcome).Select(g => new OutcomeTotal(g.Key, g.Sum(t => t.Count))).OrderByDescending(t => t.Count).ThenBy(t => t.Outcome)],
            Permissions = PermissionTotal.Of(totals),
            RefusalReasons = RefusalTotal.Of(totals),
            Secrets = SecretsOf(details, lately),
            Impact = ImpactOf(details.LastUses, lately, now),
            History = await histories.OfAsync(key, query.ChangesBefore, cancellationToken),
        };
    }

    private static IReadOnlyList<SecretUse> SecretsOf(ApiKeyDetails details, IReadOnlyList<UsageTotal> lately) =>
    [
        .. from pair in details.Key.Credentials
           orderby pair.Environment
           from secret in pair.Secrets
           orderby pair.Environment, secret.CreatedAt
           select new SecretUse(
               pair.Environment,
               secret,
               details.LastUses.FirstOrDefault(u => u.Secret == secret.Id),
               lately.Where(t => t.Secret == secret.Id && t.Outcome.IsUse).Sum(t => t.Count)),
    ];

    private static KeyImpact ImpactOf(IReadOnlyList<KeyLastUse> uses, IReadOnlyList<UsageTotal> lately, DateTimeOffset now) => new(
        new UsageWindow(
            lately.Where(t => t.Outcome == UsageOutcome.Issued).Sum(t => t.Count),
            lately.Where(t => t.Outcome.IsUse).Sum(t => t.Count),
            lately.Where(t => t.Outcome.IsRefusal).Sum(t => t.Count)),
        uses.MaxBy(u => u.LastAt),
        [.. uses.Where(u => u.LastAt >= now - Lately && u.Address.Length > 0).OrderByDescending(u => u.LastAt).Select(u => u.Address).Distinct(StringComparer.Ordinal)]);
}
