namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>The door as text: what <c>allowedGrant</c> calls it.</summary>
public static class KeyDoors
{
    extension(KeyDoor door)
    {
        public string Name => door switch
        {
            KeyDoor.Wire => "wire",
            KeyDoor.OAuth => "oauth",
            _ => throw new ArgumentOutOfRangeException(nameof(door)),
        };
    }
}
