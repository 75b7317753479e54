namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>By which door a key asks for tokens.</summary>
public enum KeyDoor
{
    /// <summary>The Nomba wire API.</summary>
    Wire = 1,

    /// <summary>The standard OAuth 2 token endpoint.</summary>
    OAuth = 2,
}
