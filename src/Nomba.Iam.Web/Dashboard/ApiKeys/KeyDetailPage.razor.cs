using System.Globalization;
using Mediator;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>One key: what it is, what it can do, who uses it, and what can be done with it.</summary>
public sealed partial class KeyDetailPage
{
    // Longer than an access token lives unless it is set otherwise: after that nothing is left to refuse.
    private static readonly TimeSpan ShownFor = TimeSpan.FromHours(24);

    private EffectivePermissions? _held;
    private PermissionCatalogue? _catalogue;
    private RevocationReceipt? _receipt;

    [SupplyParameterFromQuery(Name = "period")]
    private string? PeriodText { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromForm(Name = "action", FormName = "key-action")]
    private string? Action { get; set; }

    private string PeriodName => PeriodText is "7d" or "30d" ? PeriodText : "24h";

    private (string Value, string Word)[] Periods => [("24h", T["24 hours"]), ("7d", T["7 days"]), ("30d", T["30 days"])];

    protected override UsagePeriod Period => PeriodName switch
    {
        "7d" => UsagePeriod.Last(7, UsageResolution.Day, Now),
        "30d" => UsagePeriod.Last(30, UsageResolution.Day, Now),
        _ => UsagePeriod.Last(24, UsageResolution.Hour, Now),
    };

    protected override long? ChangesBefore => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;

    private IReadOnlyList<ChartBar> Bars
    {
        get
        {
            var length = (int)Activity.Period.Resolution;
            return
            [
                .. Enumerable.Range(0, Activity.Period.Steps).Select(step =>
                {
                    var minute = Activity.Period.FirstMinute + (step * length);
                    var counted = Activity.Steps.Where(s => s.Minute == minute).ToList();
                    return new ChartBar(UsageKey.StartOf(minute), counted.Where(s => s.Outcome.IsUse).Sum(s => s.Count), counted.Where(s => s.Outcome.IsRefusal).Sum(s => s.Count));
                }),
            ];
        }
    }

    protected override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (Fault is null && May(IamPermissions.RolesRead) && May(IamPermissions.MembersRead))
        {
            _catalogue = await ReadAsync(new ListPermissions(OrganizationId));
            _held = (await ReadAsync(new GetMemberPermissions(OrganizationId, KeyId)))?.Member.Permissions;
        }

        if (Fault is null && Key.Status != MemberStatus.Active && Now - Key.StatusChangedAt < ShownFor)
        {
            // Whoever has just stopped it waits a moment for the answer to what they came for.
            var patience = Now - Key.StatusChangedAt < TimeSpan.FromSeconds(5) ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
            _receipt = (await Sender.Send(new GetKeyRevocation(OrganizationId, KeyId, patience), Aborted)).TryGetValue(out var receipt) ? receipt : null;
        }
    }

    private async Task ActAsync()
    {
        var parts = (Action ?? "").Split(':');
        var environment = parts is [_, "test"] ? KeyEnvironment.Test : KeyEnvironment.Live;
        var target = new SecretTarget(OrganizationId, KeyId, environment);
        await (parts[0] switch
        {
            "resume" => SaveAsync(new ResumeApiKey(OrganizationId, KeyId), NoticeKind.Resumed),
            "complete" => SaveAsync(new CompleteRotation(target, RevokeTokens: false), NoticeKind.OldSecretEnded),
            "cancel" => SaveAsync(new CancelRotation(target), NoticeKind.RotationCancelled),
            "off" => SaveAsync(new DisableApiKeyEnvironment(OrganizationId, KeyId, environment, T["Switched off in the dashboard."]), NoticeKind.SwitchedOff),
            "delete" => DeleteAsync(),
            "on" => SaveAsync(new EnableApiKeyEnvironment(OrganizationId, KeyId, environment), NoticeKind.SwitchedOn),
            _ => Task.CompletedTask,
        });
    }

    private async Task SaveAsync(ICommand<Result<ApiKeyDetails>> command, NoticeKind notice)
    {
        if (await ChangeAsync(command) is not null)
        {
            GoTo(Here, notice);
        }
    }

    private async Task DeleteAsync()
    {
        if (await ChangeAsync(new DeleteApiKey(OrganizationId, KeyId)))
        {
            GoTo(At("keys"), NoticeKind.Deleted);
        }
    }

    private string StateOf(ApiKeyCredential pair, CredentialSecret secret) => secret.State switch
    {
        _ when pair.DisabledAt is not null => T["Switched off"],
        SecretState.Pending => T["waits for its first use"],
        SecretState.Retiring when secret.IsOver(Now) => T["dead"],
        SecretState.Retiring => T["being replaced"],
        _ => T["works"],
    };

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
