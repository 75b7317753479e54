using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What a revocation left.</summary>
/// <param name="Left">The keys that there are now.</param>
/// <param name="Former">The one that signed before.</param>
/// <param name="Active">The one that signs from now on.</param>
public sealed record SigningKeyRevocation(IReadOnlyList<SigningKey> Left, SigningKey? Former, SigningKey Active);
