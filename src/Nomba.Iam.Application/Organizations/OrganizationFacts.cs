namespace Nomba.Iam.Application.Organizations;

/// <summary>What there is in an organization already.</summary>
/// <param name="People">Active people.</param>
/// <param name="HasUsedKey">Whether any key of it was ever at work.</param>
/// <param name="HasWebhook">Whether it has a webhook endpoint.</param>
public sealed record OrganizationFacts(int People, bool HasUsedKey, bool HasWebhook);
