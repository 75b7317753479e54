using System.Text.Json.Serialization;
using Nomba.Iam.Contracts.Wire;

namespace Nomba.Iam.Web.Wire;

[JsonSerializable(typeof(WireEnvelope<WireTokens>))]
[JsonSerializable(typeof(WireEnvelope<WireAccess>))]
internal sealed partial class WireJson : JsonSerializerContext;
