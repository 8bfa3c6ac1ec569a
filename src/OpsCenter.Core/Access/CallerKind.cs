namespace OpsCenter.Core.Access;

public enum CallerKind
{
    Anonymous,
    Person,
    Token,
    Screen,
    System,
}
