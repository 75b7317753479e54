namespace Nomba.Iam.Web.Tests.Http;

/// <summary>A stream that does not say how long it is, so that it is sent in chunks.</summary>
internal sealed class UnsizedStream(byte[] content) : MemoryStream(content)
{
    public override bool CanSeek => false;
}
