using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>An authorization server under load, and who asks it.</summary>
/// <param name="Http">The connections to it.</param>
/// <param name="TokenPath">Where tokens are issued.</param>
/// <param name="IntrospectionPath">Where they are asked about.</param>
/// <param name="Client">Who gets tokens.</param>
/// <param name="Api">The resource server that they are for.</param>
internal sealed record OAuthServer(HttpClient Http, string TokenPath, string IntrospectionPath, Credentials Client, Credentials Api);
