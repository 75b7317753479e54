namespace Nomba.Iam.Domain.Identifiers;

/// <summary>An id over one UUID, version 7: ids of one kind sort by when they were made.</summary>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
