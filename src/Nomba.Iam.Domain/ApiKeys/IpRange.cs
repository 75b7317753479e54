using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>
/// Addresses that have their first bits in common (RFC 4632, RFC 4291 section 2.3), as two numbers, so that a check is two comparisons. An
/// IPv4 address inside an IPv6 one is that IPv4 address, here and in <see cref="Contains"/>: a socket that listens for both writes it so.
/// </summary>
public sealed record IpRange
{
    public const int TextMaxLength = 43;

    private const int MappedPrefix = 96;
    private const int ShortBits = 32;
    private const int LongBits = 128;

    private readonly bool _isLong;
    private readonly UInt128 _first;
    private readonly UInt128 _last;
    private readonly string _text;

    private IpRange(IPAddress network, int prefix)
    {
        _isLong = network.AddressFamily == AddressFamily.InterNetworkV6;
        _first = NumberOf(network);
        _last = _first | HostBits(_isLong, prefix);
        _text = string.Create(CultureInfo.InvariantCulture, $"{network}/{prefix}");
    }

    /// <summary>
    /// <c>41.190.2.0/24</c>, <c>2001:db8::/32</c>, or one address, which is a range of one. Refused when bits behind the prefix are set:
    /// whoever wrote <c>10.0.0.5/8</c> meant something else than all of 10.
    /// </summary>
    public static Result<IpRange> Read(string? text)
    {
        var parts = (text ?? "").Trim().Split('/');
        if (parts.Length > 2 || ReadAddress(parts[0], unmap: false) is not { } address || PrefixOf(parts, address) is not { } prefix)
        {
            return ApiKeyErrors.NoAddressRange(text);
        }

        if (address.IsIPv4MappedToIPv6 && prefix >= MappedPrefix)
        {
            (address, prefix) = (address.MapToIPv4(), prefix - MappedPrefix);
        }

        var network = address.AddressFamily == AddressFamily.InterNetworkV6;
        return (NumberOf(address) & HostBits(network, prefix)) == 0 ? new IpRange(address, prefix) : ApiKeyErrors.HostBitsSet(text!.Trim());
    }

    /// <summary>
    /// An address as it is usually written; null for everything else. <see cref="IPAddress"/> alone would also take 1, 0x7f.1 and 010.0.0.1,
    /// which other programs read as other addresses.
    /// </summary>
    public static IPAddress? ReadAddress(string? text) => ReadAddress(text, unmap: true);

    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var number = NumberOf(plain);
        return (plain.AddressFamily == AddressFamily.InterNetworkV6) == _isLong && number >= _first && number <= _last;
    }

    /// <summary>True when every address of the other is in this one.</summary>
    public bool Contains(IpRange other) => other._isLong == _isLong && other._first >= _first && other._last <= _last;

    public bool Equals(IpRange? other) => other is not null && (_isLong, _first, _last) == (other._isLong, other._first, other._last);

    public override int GetHashCode() => HashCode.Combine(_isLong, _first, _last);

    /// <summary>Network and prefix, in the one form that each range has.</summary>
    public override string ToString() => _text;

    private static IPAddress? ReadAddress(string? text, bool unmap)
    {
        if (text is null || text.AsSpan().ContainsAny('[', ']', '%') || !IPAddress.TryParse(text, out var address)
            || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != text))
        {
            return null;
        }

        return unmap && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static int? PrefixOf(string[] parts, IPAddress address)
    {
        var bits = address.AddressFamily == AddressFamily.InterNetworkV6 ? LongBits : ShortBits;
        if (parts.Length == 1)
        {
            return bits;
        }

        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits ? prefix : null;
    }

    private static UInt128 HostBits(bool isLong, int prefix)
    {
        var free = (isLong ? LongBits : ShortBits) - prefix;
        return free == LongBits ? UInt128.MaxValue : (UInt128.One << free) - 1;
    }

    private static UInt128 NumberOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var written);
        return written == bytes.Length ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
