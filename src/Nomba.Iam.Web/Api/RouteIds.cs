using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Web.Api;

/// <summary>Ids from a path. What is no id is the id of nothing, so that malformed, unknown and foreign all end in the same 404.</summary>
internal static class RouteIds
{
    public static OrganizationId Organization(string text) => OrganizationId.TryParse(text, null, out var id) ? id : default;

    public static AccountId Account(string text) => AccountId.TryParse(text, null, out var id) ? id : default;

    public static Domain.Applications.ApplicationId Application(string text) => Domain.Applications.ApplicationId.TryParse(text, null, out var id) ? id : default;

    public static AuditEntryId AuditEntry(string text) => AuditEntryId.TryParse(text, null, out var id) ? id : default;

    public static RoleId Role(string text) => RoleId.TryParse(text, null, out var id) ? id : default;

    public static MemberId Member(string text) => MemberId.TryParse(text, null, out var id) ? id : default;

    public static UserSessionId Session(string text) => UserSessionId.TryParse(text, null, out var id) ? id : default;

    public static InvitationId Invitation(string text) => InvitationId.TryParse(text, null, out var id) ? id : default;

    public static WebhookEndpointId Webhook(string text) => WebhookEndpointId.TryParse(text, null, out var id) ? id : default;

    public static WebhookDeliveryId WebhookDelivery(string text) => WebhookDeliveryId.TryParse(text, null, out var id) ? id : default;
}
