namespace Nomba.Iam.Application.Pipeline;

/// <summary>One part of a change: absent, and it stays as it is; or what it becomes, null included.</summary>
public readonly record struct Patch<T>(T Value)
{
    public bool IsPresent { get; } = true;

    public T Or(T current) => IsPresent ? Value : current;
}
