using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>How a secret is used at present.</summary>
/// <param name="Environment">Of its pair.</param>
/// <param name="Secret">Its state, last characters and the end of its grace period.</param>
/// <param name="LastUse">When and from where last; null: never.</param>
/// <param name="Uses">How often within the last 24 hours.</param>
public sealed record SecretUse(KeyEnvironment Environment, CredentialSecret Secret, KeyLastUse? LastUse, long Uses);
