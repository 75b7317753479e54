using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Applications;

/// <summary>An OAuth client that an organization registers for its front ends or back ends.</summary>
public sealed class Application
{
    private readonly List<string> _redirectUris = [];

    private Application(ApplicationId id, OrganizationId organizationId, string name, ApplicationKind kind, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        Kind = kind;
        CreatedAt = createdAt;
    }

    public ApplicationId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Name { get; private set; }

    public ApplicationKind Kind { get; private set; }

    /// <summary>Compared exactly, but for the port of a loopback address (RFC 8252 section 7.3).</summary>
    public IReadOnlyList<string> RedirectUris => _redirectUris;

    /// <summary>Null for a public application.</summary>
    public HashedSecret? SecretHash { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Application RegisterPublic(OrganizationId organization, string name, IEnumerable<string> redirectUris, TimeProvider time) =>
        Register(organization, name, ApplicationKind.Public, redirectUris, time);

    public static Application RegisterConfidential(
        OrganizationId organization, string name, IEnumerable<string> redirectUris, HashedSecret secret, TimeProvider time)
    {
        var application = Register(organization, name, ApplicationKind.Confidential, redirectUris, time);
        application.SecretHash = secret;
        return application;
    }

    private static Application Register(
        OrganizationId organization, string name, ApplicationKind kind, IEnumerable<string> redirectUris, TimeProvider time)
    {
        var application = new Application(ApplicationId.New(time), organization, name.Trim(), kind, time.GetUtcNow());
        application._redirectUris.AddRange(redirectUris);
        return application;
    }
}
