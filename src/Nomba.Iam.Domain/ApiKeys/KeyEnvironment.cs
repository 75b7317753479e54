namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>Which of a key's two credential pairs: real money, or the sandbox.</summary>
public enum KeyEnvironment
{
    Live = 1,
    Test = 2,
}
