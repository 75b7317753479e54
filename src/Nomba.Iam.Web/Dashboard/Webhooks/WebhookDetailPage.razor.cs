using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Web.Dashboard.Webhooks;

/// <summary>One webhook: whether it arrives, and what can be done about it.</summary>
public sealed partial class WebhookDetailPage
{
    private const int Limit = 20;

    private WebhookEndpoint? _webhook;
    private WebhookDeliveryPage? _deliveries;
    private WebhookWithSecret? _rotated;
    private IReadOnlyList<Error> _actionErrors = [];
    private IReadOnlyList<Error> _editErrors = [];

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromForm(Name = "action", FormName = "webhook-action")]
    private string? Action { get; set; }

    [SupplyParameterFromForm(Name = "url", FormName = "edit-webhook")]
    private string? Url { get; set; }

    [SupplyParameterFromForm(Name = "description", FormName = "edit-webhook")]
    private string? Description { get; set; }

    [SupplyParameterFromForm(Name = "events", FormName = "edit-webhook")]
    private List<string>? Events { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "edit-webhook")]
    private int? Revision { get; set; }

    private WebhookEndpointId WebhookId => WebhookEndpointId.TryParse(Id, null, out var id) ? id : default;

    private string Here => At($"webhooks/{Id}");

    protected override async Task LoadAsync()
    {
        _webhook = await ReadAsync(new GetWebhook(OrganizationId, WebhookId));
        if (_webhook is null)
        {
            return;
        }

        WebhookDeliveryId? before = WebhookDeliveryId.TryParse(Before, null, out var last) ? last : null;
        _deliveries = await ReadAsync(new ListWebhookDeliveries(OrganizationId, WebhookId, new WebhookDeliveryFilter(Limit, before, null)));
        if (Revision is null)
        {
            (Url, Description, Events) = (_webhook.Url, _webhook.Description, [.. _webhook.EventTypes]);
        }
    }

    private async Task ActAsync()
    {
        if (Fault is not null)
        {
            return;
        }

        var notice = Action switch
        {
            "test" when await ChangeAsync(new TestWebhook(OrganizationId, WebhookId)) is not null => NoticeKind.TestSent,
            "on" when await ChangeAsync(new EnableWebhook(OrganizationId, WebhookId)) is not null => NoticeKind.SwitchedOn,
            "off" when await ChangeAsync(new DisableWebhook(OrganizationId, WebhookId, T["Switched off by hand."])) is not null => NoticeKind.SwitchedOff,
            "delete" when await ChangeAsync(new DeleteWebhook(OrganizationId, WebhookId)) => NoticeKind.Deleted,
            _ => (NoticeKind?)null,
        };
        if (Action == "rotate")
        {
            _rotated = await ChangeAsync(new RotateWebhookSecret(OrganizationId, WebhookId));
        }
        else if (notice is { } done)
        {
            GoTo(done == NoticeKind.Deleted ? At("webhooks") : Here, done);
        }

        _actionErrors = Errors;
    }

    private async Task SaveAsync()
    {
        if (Fault is null && await ChangeAsync(new UpdateWebhook(OrganizationId, WebhookId, Url, Description ?? "", Events ?? []) { Expected = Seen(Revision) }) is not null)
        {
            GoTo(Here, NoticeKind.Saved);
        }

        _editErrors = Errors;
    }
}
