namespace Nomba.Iam.Web.Tests.Http;

/// <summary>
/// Every route of the management API, and what it answers to whom. One line each: method, address, what it needs, the status for each caller that
/// the heading names, and the body. In an address and in <c>&lt;&gt;</c> in a body stand things that <see cref="RouteThings"/> makes anew for each
/// cell. Where something must have happened before, the line ends with <c>after</c> and the request that makes it so, sent by the last caller.
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
        """;

    // What people do about themselves. member: a person without the management of anything. Where the address names no organization,
    // nobody is an outsider and nobody has been dismissed.
    private const string OfPeople = """
        needs               nobody key outsider dismissed member
        """;

    private const string OfOperators = """
        needs               nobody key owner operator
        GET    /api/v1/operator/resource-servers                                                   operator 401 403 403 200
        POST   /api/v1/operator/resource-servers                                                   operator 401 403 403 201  {"audience":"<new>","permissions":[{"name":"<permission>"}]}
        GET    /api/v1/operator/resource-servers/{serverId}                                        operator 401 403 403 200
        POST   /api/v1/operator/resource-servers/{serverId}/permissions                            operator 401 403 403 200  {"name":"<another>"}
        DELETE /api/v1/operator/resource-servers/{serverId}/permissions/{permission}               operator 401 403 403 200  after POST /api/v1/operator/resource-servers/{serverId}/permissions/{permission}/deprecate
        POST   /api/v1/operator/resource-servers/{serverId}/permissions/{permission}/deprecate     operator 401 403 403 200
        POST   /api/v1/operator/resource-servers/{serverId}/replace-secret                         operator 401 403 403 200
        """;

    // Before anybody is signed in.
    private const string OfEverybody = """
        needs               nobody
        """;

    public static IReadOnlyDictionary<string, RouteRow> Rows { get; } =
        ((string[])[OfMembers, OfPeople, OfOperators, OfEverybody]).SelectMany(RouteRow.ReadAll).ToDictionary(r => r.Route, StringComparer.Ordinal);
}
