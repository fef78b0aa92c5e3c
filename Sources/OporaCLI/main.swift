import Opora
