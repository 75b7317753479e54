namespace Nomba.Iam.Application.Tokens;

/// <summary>Answers to introspection as signed text (RFC 9701).</summary>
public interface IIntrospectionFormat
{
    /// <summary>Signs the answer, a JSON object, for the resource server that asked.</summary>
    string Write(Guid resourceServer, ReadOnlyMemory<byte> answer);
}
