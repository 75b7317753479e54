using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Webhooks;

/// <summary>The query string of the delivery log.</summary>
internal sealed record WebhookDeliveryQuery(
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    public Result<WebhookDeliveryFilter> Read()
    {
        List<Error> errors = [];
        var filter = new WebhookDeliveryFilter(PageQuery.Limit(Limit), PageQuery.After<WebhookDeliveryId>(Cursor, errors), StatusOf(errors));
        return errors.Count == 0 ? filter : errors.ToArray();
    }

    public static string Name(WebhookDeliveryStatus status) => status switch
    {
        WebhookDeliveryStatus.Pending => "pending",
        WebhookDeliveryStatus.Delivered => "delivered",
        WebhookDeliveryStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private WebhookDeliveryStatus? StatusOf(List<Error> errors)
    {
        switch (Status)
        {
            case null:
                return null;
            case "pending":
                return WebhookDeliveryStatus.Pending;
            case "delivered":
                return WebhookDeliveryStatus.Delivered;
            case "failed":
                return WebhookDeliveryStatus.Failed;
            default:
                errors.Add(Error.Invalid("page.status", "The status is pending, delivered or failed.", "status"));
                return null;
        }
    }
}
