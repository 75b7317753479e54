using System.Text.Json;
using System.Text.Json.Nodes;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>
/// What receivers are told. A member may be added to it; a change of what is there needs another version. It holds what the audit entry
/// holds but for where the actor sat: an IP address is nobody else's business.
/// </summary>
public static class WebhookBody
{
    private const string Version = "1";

    public static WebhookEvent Event(AuditEvent happened, OrganizationId organization, AuditActor? actor, TimeProvider time)
    {
        var (id, now) = (WebhookEventId.New(time), time.GetUtcNow());
        var said = new JsonObject
        {
            ["target"] = new JsonObject { ["type"] = happened.TargetType, ["id"] = happened.TargetId },
            ["actor"] = actor?.MemberId is { } member
                ? new JsonObject { ["type"] = "member", ["id"] = member.ToString() }
                : new JsonObject { ["type"] = "platform" },
        };
        if (happened.Reason is { } reason)
        {
            said["reason"] = reason;
        }

        if (happened.Changes is { } changes)
        {
            said["changes"] = JsonNode.Parse(changes);
        }

        var body = new JsonObject
        {
            ["id"] = id.ToString(),
            ["version"] = Version,
            ["type"] = happened.Action,
            ["createdAt"] = now,
            ["organizationId"] = organization.ToString(),
            ["data"] = said,
        };
        return new WebhookEvent(id, organization, happened.Action, body.ToJsonString(JsonSerializerOptions.Web), now);
    }
}
