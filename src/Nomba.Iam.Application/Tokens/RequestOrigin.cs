using System.Net;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Where a request for tokens came in: by which door, and from which address, if the door knows it.</summary>
public readonly record struct RequestOrigin(KeyDoor Door, IPAddress? Address);
