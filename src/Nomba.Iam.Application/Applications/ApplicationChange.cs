using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Applications;

/// <summary>A change of an application, as the audit trail tells it.</summary>
internal sealed record ApplicationChange(OrganizationId OrganizationId, ApplicationId Id, string Action)
{
    public string? Reason { get; init; }

    /// <summary>True: its tokens end, whatever else changes.</summary>
    public bool EndsTokens { get; init; }

    public ExpectedRevision Expected { get; init; }
}
