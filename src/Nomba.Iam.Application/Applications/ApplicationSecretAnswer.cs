using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Applications;

/// <summary>An application with its new secret, for the one answer that shows it; null for a public one.</summary>
public sealed record ApplicationSecretAnswer(Domain.Applications.Application Application, ApiKeySecret? Secret);
