namespace OpsCenter.Core.Configuration;

/// <summary>Each reloadable part tells its state; pages and <c>/readyz</c> show all of them.</summary>
public interface IConfigStatusSource
{
    ConfigStatus Status { get; }
}
