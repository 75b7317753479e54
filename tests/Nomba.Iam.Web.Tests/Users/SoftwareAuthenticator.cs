using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>
/// A device with one passkey, and the browser that speaks for it: WebAuthn level 3, sections 5.8.1, 6.1 and 6.5. What it says can be wrong in one place.
/// </summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);
    private string _userHandle = "";
    private uint _uses;

    public string Id => Base64Url.EncodeToString(_id);

    /// <summary>The page that asks.</summary>
    public string Origin { get; init; } = "http://localhost";

    /// <summary>Null: whatever the page says it is.</summary>
    public string? RelyingParty { get; init; }

    /// <summary>Whether it has seen its person, by a finger or a PIN.</summary>
    public bool Verifies { get; set; } = true;

    public string Create(JsonElement options)
    {
        _userHandle = options.GetProperty("user").GetProperty("id").GetString()!;
        var data = Data(RelyingParty ?? options.GetProperty("rp").GetProperty("id").GetString()!, HasCredential);
        byte[] credential = [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()];
        byte[] all = [.. data, .. credential];
        byte[] attestation =
            [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x59, (byte)(all.Length >> 8), (byte)all.Length, .. all];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(ClientData("webauthn.create", options)),
            ["attestationObject"] = Base64Url.EncodeToString(attestation),
            ["transports"] = new JsonArray("internal"),
        });
    }

    public string Get(JsonElement options)
    {
        var client = ClientData("webauthn.get", options);
        var data = Data(RelyingParty ?? options.GetProperty("rpId").GetString()!, 0);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Base64Url.EncodeToString(client),
            ["authenticatorData"] = Base64Url.EncodeToString(data),
            ["signature"] = Base64Url.EncodeToString(_key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _userHandle,
        });
    }

    public void Dispose() => _key.Dispose();

    private string Credential(JsonObject response) =>
        new JsonObject { ["id"] = Id, ["rawId"] = Id, ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response }.ToJsonString();

    private byte[] ClientData(string type, JsonElement options) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] Data(string relyingParty, byte flags)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, ++_uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), (byte)(flags | UserPresent | (Verifies ? UserVerified : 0)), .. counter];
    }

    // COSE: an EC2 key for ES256 on P-256.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    // CBOR: a text of less than 24 bytes.
    private static byte[] Text(string text) => [(byte)(0x60 | text.Length), .. Encoding.ASCII.GetBytes(text)];
}
