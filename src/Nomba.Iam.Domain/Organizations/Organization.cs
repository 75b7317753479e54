namespace Nomba.Iam.Domain.Organizations;

/// <summary>A merchant.</summary>
public sealed class Organization
{
    private Organization(OrganizationId id, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        CreatedAt = createdAt;
    }

    public OrganizationId Id { get; private set; }

    public string Name { get; private set; }

    public OrganizationStatus Status { get; private set; } = OrganizationStatus.Active;

    public DateTimeOffset CreatedAt { get; private set; }

    public static Organization Create(OrganizationId id, string name, DateTimeOffset now) => new(id, name.Trim(), now);
}
