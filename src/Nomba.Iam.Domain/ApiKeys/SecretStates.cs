namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>The state as text.</summary>
public static class SecretStates
{
    extension(SecretState state)
    {
        public string Name => state switch
        {
            SecretState.Pending => "pending",
            SecretState.Active => "active",
            SecretState.Retiring => "retiring",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }
}
