using Nomba.Iam.Application.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>ID tokens as signed text.</summary>
public interface IIdTokenFormat
{
    /// <summary>The ID token that goes with a person's access token.</summary>
    string Write(TokenPair tokens, UserProfile user);
}
