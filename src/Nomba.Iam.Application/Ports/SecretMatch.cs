namespace Nomba.Iam.Application.Ports;

/// <summary>Which of two stored secrets a text is.</summary>
public enum SecretMatch
{
    None,
    First,
    Second,
}
