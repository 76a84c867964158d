"""How tests are shared out among several processes (pytest-xdist)."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController


class FromBothEnds(LoadFileScheduling):
    """Whole files, so that what a file prepares is made once; every other worker begins at the end.

    The browser tests stand at the end. So one worker starts its app and its browser at once, while another
    computes; who is done first helps the other. No worker changes sides more than once.
    """

    def _assign_work_unit(self, node: WorkerController) -> None:
        if int(node.gateway.id.removeprefix("gw")) % 2 == 0:
            self.workqueue.move_to_end(next(reversed(self.workqueue)), last=False)
        super()._assign_work_unit(node)

    def schedule(self) -> None:
        self.config.option.loadscopereorder = False  # the order is ours, not by the number of tests
        super().schedule()
