using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Audit;

/// <summary>The organization's audit log, with the button that says whether it can be believed.</summary>
public sealed partial class AuditPage
{
    private const int Limit = 50;

    private Application.Audit.AuditPage? _page;
    private AuditVerification? _verification;
    private IReadOnlyDictionary<MemberId, string> _names = new Dictionary<MemberId, string>();

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "action")]
    private string? Action { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromQuery(Name = "actor")]
    private string? Actor { get; set; }

    [SupplyParameterFromQuery(Name = "target")]
    private string? Target { get; set; }

    private Guid? ActorId => Guid.TryParseExact(Actor, "D", out var id) ? id : null;

    private bool IsFiltered => new[] { Text, Action, From, To, Actor, Target }.Any(text => !string.IsNullOrEmpty(text));

    private (string Value, string Word)[] Groups =>
    [
        ("api_key.*", T["API keys"]), ("member.*", T["Members"]), ("invitation.*", T["Invitations"]), ("role.*", T["Roles"]), ("application.*", T["Applications"]),
        ("consent.*", T["Consents"]), ("account.*", T["Accounts"]), ("webhook.*", T["Webhooks"]), ("organization.*", T["The organization"]), ("security.*", T["Security events"]), (Refusals.OfSignIn, T["Failed sign-ins"]),
    ];

    protected override async Task LoadAsync()
    {
        long? before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
        _page = await ReadAsync(new ListAudit(OrganizationId, new AuditFilter(Limit, before)
        {
            Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim(),
            Action = Groups.Any(g => g.Value == Action) ? Action : null,
            From = StartOf(From, 0),
            To = StartOf(To, 1),
            Actor = ActorId,
            TargetId = string.IsNullOrWhiteSpace(Target) ? null : Target.Trim(),
        }));
        if (Fault is null && May(IamPermissions.MembersRead))
        {
            _names = await ReadAsync(new ListMemberNames(OrganizationId, [.. _page!.Items.Select(e => e.ActorId).OfType<MemberId>().Concat(ActorId is { } actor ? [new MemberId(actor)] : []).Distinct()])) ?? _names;
        }
    }

    private async Task VerifyAsync()
    {
        if (Fault is null)
        {
            _verification = await TryAsync(new VerifyAudit(OrganizationId));
        }
    }

    private string PageAt(string? before) => Address.Of(At("audit"), ("q", Text), ("action", Action), ("from", From), ("to", To), ("actor", Actor), ("target", Target), ("before", before));

    // A day in the zone of whoever looks; what is no day limits nothing.
    private DateTimeOffset? StartOf(string? day, int plusDays)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 9000)
        {
            return null;
        }

        var start = date.AddDays(plusDays).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(start, Zone.GetUtcOffset(start));
    }
}
