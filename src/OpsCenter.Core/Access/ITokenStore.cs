namespace OpsCenter.Core.Access;

/// <summary>Durable API tokens.</summary>
public interface ITokenStore
{
    Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellation);

    /// <summary>False where the name is taken.</summary>
    Task<bool> AddAsync(ApiToken token, CancellationToken cancellation);

    /// <summary>False where there is none.</summary>
    Task<bool> RemoveAsync(string name, CancellationToken cancellation);
}
