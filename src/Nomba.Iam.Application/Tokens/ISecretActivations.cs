namespace Nomba.Iam.Application.Tokens;

/// <summary>Turns pending secrets into active ones.</summary>
public interface ISecretActivations
{
    /// <summary>
    /// Makes the secret the active one and starts the grace period of the other, with its audit entry and its event in one transaction. Of many
    /// first uses, on whatever nodes, one does it; all of them hear true. False when the secret was taken back. Throws when it cannot be written.
    /// </summary>
    Task<bool> ActivateAsync(SecretActivation activation, CancellationToken cancellationToken);
}
