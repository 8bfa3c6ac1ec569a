namespace OpsCenter.Core.Access;

/// <summary>What an API token may do; the names <c>ingest</c>, <c>read</c>, <c>operate</c>, <c>admin</c> of the command line.</summary>
public enum TokenScope
{
    Ingest,
    Read,
    Operate,
    Admin,
}
