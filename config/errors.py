"""The one error that is meant for a person."""


class HeedError(Exception):
    """A sentence that names the file, row or setting at fault and says what to do.

    The front door prints it and exits; everything else that is raised is a defect of heed.
    """
