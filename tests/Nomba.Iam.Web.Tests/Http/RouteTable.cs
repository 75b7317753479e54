namespace Nomba.Iam.Web.Tests.Http;

/// <summary>
/// Every route of the management API, and what it answers to whom. One line each: method, address, what it needs, the status for each caller that
/// the heading names, and the body. In an address and in <c>&lt;&gt;</c> in a body stand things that <see cref="RouteThings"/> makes anew for each
/// cell. Where something must have happened before, the line ends with <c>after</c> and the request that makes it so, sent by the last caller, or
/// the thing that must be there; one after the other. For the last caller, to whom the route is open, it succeeds.
/// </summary>
internal static class RouteTable
{
    // nobody: no credentials. lacking: a key's token with every permission but the one needed. stranger: a key of another organization that
    // holds everything. outsider: an owner of another organization. suspended: a suspended key. dismissed: a suspended person.
    // key: one that holds everything. owner: a person who does.
    private const string OfMembers = """
        needs               nobody lacking stranger outsider suspended dismissed key owner
        GET    /api/v1/organizations/{accountId}/api-keys                       api_keys:read     401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/api-keys                       api_keys:create   401 403 404 404 401 404 201 201  {"name":"<new>","role":"Key reader"}
        GET    /api/v1/organizations/{accountId}/api-keys/{keyId}               api_keys:read     401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId}/api-keys/{keyId}               api_keys:update   401 403 404 404 401 404 200 200  {"name":"<new>"}
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/suspend       api_keys:suspend  401 403 404 404 401 404 200 200  {"reason":"lost"}
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/resume        api_keys:suspend  401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/revoke        api_keys:revoke   401 403 404 404 401 404 200 200  {"reason":"lost"}
        GET    /api/v1/organizations/{accountId}/api-keys/{keyId}/revocation    api_keys:read     401 403 404 404 401 404 200 200  after POST /api/v1/organizations/{accountId}/api-keys/{keyId}/suspend {"reason":"lost"}
        PUT    /api/v1/organizations/{accountId}/api-keys/{keyId}/roles         api_keys:update   401 403 404 404 401 404 200 200  {"roles":[{"roleId":"<roleId>"}]}
        POST   /api/v1/organizations/{accountId}/decisions                      decisions:create  401 403 404 404 401 404 200 200  {"memberId":"<memberId>","permission":"api_keys:read"}
        GET    /api/v1/organizations/{accountId}/members                        members:read      401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/members/{memberId}/permissions members:read      401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/members/{memberId}/resume      members:suspend   401 403 404 404 401 404 200 200
        PUT    /api/v1/organizations/{accountId}/members/{memberId}/roles       members:update    401 403 404 404 401 404 200 200  {"roles":[{"roleId":"<roleId>"}]}
        POST   /api/v1/organizations/{accountId}/members/{memberId}/suspend     members:suspend   401 403 404 404 401 404 200 200  {"reason":"left"}
        GET    /api/v1/organizations/{accountId}/permissions                    roles:read        401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/roles                          roles:read        401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/roles                          roles:create      401 403 404 404 401 404 201 201  {"name":"<new>","permissions":["api_keys:read"]}
        DELETE /api/v1/organizations/{accountId}/roles/{roleId}                 roles:delete      401 403 404 404 401 404 204 204
        GET    /api/v1/organizations/{accountId}/roles/{roleId}                 roles:read        401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId}/roles/{roleId}                 roles:update      401 403 404 404 401 404 200 200  {"name":"<new>"}
        DELETE /api/v1/organizations/{accountId}/api-keys/{keyId} api_keys:revoke 401 403 404 404 401 404 204 204
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/environments/{environment}/disable api_keys:suspend 401 403 404 404 401 404 200 200  {"reason":"lost"}
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/environments/{environment}/enable api_keys:suspend 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/credentials/{environment}/rotate api_keys:rotate 401 403 404 404 401 404 201 201  {}
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/credentials/{environment}/rotation/cancel api_keys:rotate 401 403 404 404 401 404 200 200  after POST /api/v1/organizations/{accountId}/api-keys/{keyId}/credentials/{environment}/rotate {}
        POST   /api/v1/organizations/{accountId}/api-keys/{keyId}/credentials/{environment}/rotation/complete api_keys:rotate 401 403 404 404 401 404 200 200  {} after <secretInUse>
        GET    /api/v1/organizations/{accountId}/api-keys/{keyId}/usage api_keys:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/usage api_keys:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId} organization:read 401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId} organization:update 401 403 404 404 401 404 200 200  {"name":"<new>"}
        GET    /api/v1/organizations/{accountId}/accounts organization:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/accounts organization:manage_accounts 401 403 404 404 401 404 201 201  {"name":"<new>"}
        GET    /api/v1/organizations/{accountId}/accounts/{subAccountId} organization:read 401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId}/accounts/{subAccountId} organization:manage_accounts 401 403 404 404 401 404 200 200  {"name":"<new>"}
        POST   /api/v1/organizations/{accountId}/accounts/{subAccountId}/suspend organization:manage_accounts 401 403 404 404 401 404 200 200  {"reason":"closed"}
        POST   /api/v1/organizations/{accountId}/accounts/{subAccountId}/reactivate organization:manage_accounts 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/invitations members:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/invitations members:invite 401 403 404 404 401 404 201 201  {"email":"<email>","roles":[{"roleId":"<roleId>"}]}
        POST   /api/v1/organizations/{accountId}/invitations/{invitationId}/resend members:invite 401 403 404 404 401 404 200 200
        DELETE /api/v1/organizations/{accountId}/invitations/{invitationId} members:invite 401 403 404 404 401 404 204 204
        POST   /api/v1/organizations/{accountId}/members/{memberId}/remove members:remove 401 403 404 404 401 404 200 200  {"reason":"left"}
        GET    /api/v1/organizations/{accountId}/applications applications:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/applications applications:create 401 403 404 404 401 404 201 201  {"name":"<new>","kind":"confidential","redirectUris":["https://app.example/callback"]}
        GET    /api/v1/organizations/{accountId}/applications/{applicationId} applications:read 401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId}/applications/{applicationId} applications:update 401 403 404 404 401 404 200 200  {"name":"<new>"}
        DELETE /api/v1/organizations/{accountId}/applications/{applicationId} applications:delete 401 403 404 404 401 404 204 204
        POST   /api/v1/organizations/{accountId}/applications/{applicationId}/suspend applications:suspend 401 403 404 404 401 404 200 200  {"reason":"odd"}
        POST   /api/v1/organizations/{accountId}/applications/{applicationId}/resume applications:suspend 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/applications/{applicationId}/consents applications:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret applications:update 401 403 404 404 401 404 200 200  {}
        POST   /api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret/complete applications:update 401 403 404 404 401 404 200 200  {} after <applicationSecretInUse>
        POST   /api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret/cancel applications:update 401 403 404 404 401 404 200 200  after POST /api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret {}
        GET    /api/v1/organizations/{accountId}/audit audit:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/audit/{entryId} audit:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/audit/verify audit:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/audit/export audit:export 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/audit/{entryId}/redact audit:redact 401 403 404 404 401 404 200 200  {"reason":"asked to"}
        GET    /api/v1/organizations/{accountId}/webhook-event-types webhooks:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/webhooks webhooks:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/webhooks webhooks:manage 401 403 404 404 401 404 201 201  {"url":"https://8.8.8.8/<new>","eventTypes":["role.*"]}
        GET    /api/v1/organizations/{accountId}/webhooks/{webhookId} webhooks:read 401 403 404 404 401 404 200 200
        PATCH  /api/v1/organizations/{accountId}/webhooks/{webhookId} webhooks:manage 401 403 404 404 401 404 200 200  {"description":"<new>"}
        DELETE /api/v1/organizations/{accountId}/webhooks/{webhookId} webhooks:manage 401 403 404 404 401 404 204 204
        POST   /api/v1/organizations/{accountId}/webhooks/{webhookId}/enable webhooks:manage 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/webhooks/{webhookId}/disable webhooks:manage 401 403 404 404 401 404 200 200  {"reason":"moving"}
        POST   /api/v1/organizations/{accountId}/webhooks/{webhookId}/rotate-secret webhooks:manage 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/webhooks/{webhookId}/test webhooks:manage 401 403 404 404 401 404 202 202
        GET    /api/v1/organizations/{accountId}/webhooks/{webhookId}/deliveries webhooks:read 401 403 404 404 401 404 200 200
        GET    /api/v1/organizations/{accountId}/webhooks/{webhookId}/deliveries/{deliveryId} webhooks:read 401 403 404 404 401 404 200 200
        POST   /api/v1/organizations/{accountId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver webhooks:manage 401 403 404 404 401 404 202 202  after <deliveryId> after POST /api/v1/organizations/{accountId}/webhooks/{webhookId}/disable {"reason":"moving"} after POST /api/v1/organizations/{accountId}/webhooks/{webhookId}/enable
        POST   /api/v1/decisions decisions:create 401 403 404 404 401 404 200 200  {"memberId":"<memberId>","permission":"api_keys:read","organizationId":"<accountId>"}
        """;

    // What people do about themselves. member: a person without the management of anything. Where the address names no organization,
    // nobody is an outsider and nobody has been dismissed.
    private const string OfPeople = """
        needs               nobody key outsider dismissed member
        GET    /api/v1/users/me                           person 401 403 200 200 200
        POST   /api/v1/users/me/password                  person 401 403 204 204 204  {"currentPassword":"a-long-test-password","newPassword":"<new> and more words"}
        POST   /api/v1/users/me/email                     person 401 403 202 202 202  {"newEmail":"<email>","currentPassword":"a-long-test-password"}
        GET    /api/v1/users/me/sessions                  person 401 403 200 200 200
        DELETE /api/v1/users/me/sessions/{sessionId}      person 401 403 404 404 204
        POST   /api/v1/users/me/sessions/end-others       person 401 403 204 204 204
        GET    /api/v1/users/me/consents                  person 401 403 200 200 200
        DELETE /api/v1/users/me/consents/{consentId}      person 401 403 404 404 204
        GET    /api/v1/organizations                      person 401 403 200 200 200
        POST   /api/v1/organizations                      person 401 403 201 201 201  {"name":"<new>"}
        POST   /api/v1/invitations/accept                 person 401 403 403 403 200  {"token":"<memberInvitation>"}
        POST   /api/v1/organizations/{accountId}/leave    person 401 403 404 404 204
        """;

    private const string OfOperators = """
        needs               nobody key owner operator
        GET    /api/v1/operator/organizations                                                      operator 401 403 403 200
        GET    /api/v1/operator/organizations/{organizationId}                                     operator 401 403 403 200
        POST   /api/v1/operator/organizations/{organizationId}/suspend                             operator 401 403 403 200  {"reason":"fraud"}
        POST   /api/v1/operator/organizations/{organizationId}/resume                              operator 401 403 403 200
        GET    /api/v1/operator/audit                                                              operator 401 403 403 200
        GET    /api/v1/operator/audit/{entryId}                                            operator 401 403 403 200
        GET    /api/v1/operator/audit/verify                                                       operator 401 403 403 200
        GET    /api/v1/operator/audit/export                                                       operator 401 403 403 200
        POST   /api/v1/operator/audit/{entryId}/redact                                     operator 401 403 403 200  {"reason":"asked to"}
        GET    /api/v1/operator/resource-servers                                                   operator 401 403 403 200
        POST   /api/v1/operator/resource-servers                                                   operator 401 403 403 201  {"audience":"<new>","permissions":[{"name":"<permission>"}]}
        GET    /api/v1/operator/resource-servers/{serverId}                                        operator 401 403 403 200
        POST   /api/v1/operator/resource-servers/{serverId}/permissions                            operator 401 403 403 200  {"name":"<another>"}
        DELETE /api/v1/operator/resource-servers/{serverId}/permissions/{permission}               operator 401 403 403 200  after POST /api/v1/operator/resource-servers/{serverId}/permissions/{permission}/deprecate
        POST   /api/v1/operator/resource-servers/{serverId}/permissions/{permission}/deprecate     operator 401 403 403 200
        POST   /api/v1/operator/resource-servers/{serverId}/replace-secret                         operator 401 403 403 200
        GET    /api/v1/operator/signing-keys                                                       operator 401 403 403 200
        POST   /api/v1/operator/signing-keys/rotate                                                operator 401 403 403 200  {"reason":"planned"} after POST /api/v1/operator/signing-keys/{kid}/revoke {"reason":"not yet"}
        POST   /api/v1/operator/signing-keys/{kid}/revoke                                          operator 401 403 403 200  {"reason":"not yet"}
        """;

    // Before anybody is signed in.
    private const string OfEverybody = """
        needs               nobody
        POST   /api/v1/sign-up                     anybody 202  {"email":"<email>","password":"a few words that nobody says"}
        POST   /api/v1/email-confirmations         anybody 200  {"token":"<confirmation>"}
        POST   /api/v1/password-resets             anybody 202  {"email":"<email>"}
        POST   /api/v1/password-resets/confirm     anybody 204  {"token":"<reset>","newPassword":"a few words that nobody says"}
        POST   /api/v1/email-changes/confirm       anybody 200  {"token":"<emailChange>"}
        POST   /api/v1/email-changes/cancel        anybody 204  {"token":"<emailChange>"}
        POST   /api/v1/invitations/view            anybody 200  {"token":"<invitation>"}
        POST   /api/v1/invitations/accept-new      anybody 200  {"token":"<invitation>","password":"a few words that nobody says"}
        """;

    // What only an owner does, whatever others hold.
    private const string OfOwners = """
        needs               nobody key outsider dismissed member owner
        POST   /api/v1/organizations/{accountId}/ownership-transfer     ownership 401 403 404 404 403 200  {"memberId":"<personId>"}
        """;

    // With a resource server's client credentials, and nothing else.
    private const string OfResourceServers = """
        needs               nobody key owner operator server
        POST   /api/v1/introspect     server 401 401 401 401 200  {"tokens":[{"token":"<new>"}]}
        POST   /api/v1/revocations/receipts     server 401 401 401 401 204  {"instance":"<instance>","name":"<new>"}
        """;

    public static IReadOnlyDictionary<string, RouteRow> Rows { get; } =
        ((string[])[OfMembers, OfPeople, OfOwners, OfOperators, OfEverybody, OfResourceServers]).SelectMany(RouteRow.ReadAll).ToDictionary(r => r.Route, StringComparer.Ordinal);
}
