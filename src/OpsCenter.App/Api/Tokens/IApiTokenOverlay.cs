using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Tokens;

/// <summary>Tokens that are not stored, beside those that are. Thread-safe.</summary>
public interface IApiTokenOverlay
{
    /// <summary>The token whose secret has this hash (<see cref="AccessSecret.Hash"/>), or null.</summary>
    ApiToken? Find(string secretHash);
}
