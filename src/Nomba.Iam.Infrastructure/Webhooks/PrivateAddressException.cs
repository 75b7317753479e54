namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>A host led to an address that nothing is sent to.</summary>
internal sealed class PrivateAddressException() : IOException("The host leads to a private or reserved address.");
