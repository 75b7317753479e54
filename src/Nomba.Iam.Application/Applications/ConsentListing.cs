using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>A consent with the names that it is recognised by.</summary>
public sealed record ConsentListing(Consent Consent, string ApplicationName, string OrganizationName, string Email);
